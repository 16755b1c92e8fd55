import type { PaperView } from '@luot/shared/protocol/views';
import { findDevice } from '@luot/ui/client/connection';
import { useClient } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { useEffect, useState } from 'react';

type Sheet = PaperView['printers'][number]['sheets'][number];

/** One piece of paper as the printer put it out; fetched with the lab's own token, so no address alone shows it. */
export function SheetPicture({ printerId, sheet, timeZone }: { printerId: string; sheet: Sheet; timeZone: string }) {
  const client = useClient();
  const { say } = useLanguage();
  const [url, setUrl] = useState<string | null>(null);
  const number = sheet.sheet;
  useEffect(() => {
    let made: string | null = null;
    let gone = false;
    void fetchSheet(printerId, number).then((blob) => {
      if (blob === null || gone) return;
      made = URL.createObjectURL(blob);
      setUrl(made);
    });
    return () => {
      gone = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [printerId, number, client]);
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium' }).format(sheet.atMs);
  const caption = say('lab.sheet', { sheet: number, time, bytes: sheet.bytes });
  return (
    <figure>
      {url === null ? null : <img src={url} width={sheet.widthDots} height={sheet.heightDots} alt="" />}
      <figcaption className="muted figures">{caption}</figcaption>
    </figure>
  );
}

async function fetchSheet(printerId: string, sheet: number): Promise<Blob | null> {
  const found = await findDevice('lab');
  if (found.kind !== 'found' || found.connection.proof.kind !== 'device') return null;
  const { device, token } = found.connection.proof;
  const response = await fetch(`/lab/papers/${printerId}/${sheet}`, { headers: { authorization: `Bearer ${token}`, 'x-device': device } });
  return response.ok ? response.blob() : null;
}
