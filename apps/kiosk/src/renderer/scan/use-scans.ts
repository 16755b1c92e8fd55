// The three ways a scan reaches a kiosk's page: a scanner on the server's cable, one on this machine's cable, one that types.
import type { KioskView } from '@luot/shared/protocol/views/kiosk-view';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useWedge } from './use-wedge.ts';

/** @param view null until the first has come; what that one holds was scanned before this page was there */
export function useScans(view: KioskView | null, onScan: (raw: string) => void): void {
  const scanned = useEffectEvent(onScan);
  useWedge(onScan);
  useEffect(() => window.luotShell?.onScan?.((text) => scanned(text)), []);

  const seen = useRef<number | null>(null);
  const known = view !== null;
  const scan = view?.scan ?? null;
  useEffect(() => {
    if (!known) return;
    const before = seen.current;
    // 0 when none is held: a server that was started again counts from the beginning.
    seen.current = scan?.seq ?? 0;
    if (before !== null && scan !== null && scan.seq !== before) scanned(scan.text);
  }, [known, scan]);
}
