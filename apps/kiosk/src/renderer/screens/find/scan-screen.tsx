import { useLanguage } from '@luot/ui/language-context';
import { Keyboard, Search } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { SheetActions } from '../../parts/ticket/sheet-actions.tsx';
import type { Camera, CameraFault } from '../../scan/camera.ts';

const PICTURE = 'camera-picture';

interface ScanScreenProps {
  readonly onText: (text: string) => void;
  readonly onSearch: () => void;
  /** Null where no dossiers can be looked up. */
  readonly onDossier: (() => void) | null;
  readonly onBack: () => void;
}

export function ScanScreen({ onText, onSearch, onDossier, onBack }: ScanScreenProps) {
  const { say } = useLanguage();
  const [fault, setFault] = useState<CameraFault | null>(null);
  const read = useEffectEvent(onText);
  useEffect(() => {
    let camera: Camera | null = null;
    let gone = false;
    const failed = () => {
      if (!gone) setFault('failed');
    };
    const opened = import('../../scan/camera.ts').then(async ({ openCamera }) => {
      if (gone) return;
      camera = await openCamera(
        PICTURE,
        (text) => read(text),
        (why) => {
          if (!gone) setFault(why);
        },
      );
      if (gone) camera.close();
    });
    void opened.catch(failed);
    return () => {
      gone = true;
      camera?.close();
    };
  }, []);
  return (
    <section className="scan">
      <h1 tabIndex={-1}>{say(fault === null ? 'kiosk.scan-title' : 'kiosk.scan-no-camera')}</h1>
      <p className="lead" role={fault === null ? undefined : 'alert'}>
        {say(fault === null ? 'kiosk.scan-lead' : `kiosk.camera-${fault}`)}
      </p>
      <div className="camera" hidden={fault !== null}>
        <div id={PICTURE} className="camera-picture" />
        <span className="camera-frame" aria-hidden="true" />
      </div>
      {fault === null ? <p className="lead">{say('kiosk.scan-privacy')}</p> : null}
      <div className="scan-ways">
        <button type="button" className="quiet" onClick={onSearch}>
          <Search aria-hidden="true" />
          {say('kiosk.search-by-name')}
        </button>
        {onDossier === null ? null : (
          <button type="button" className="quiet" onClick={onDossier}>
            <Keyboard aria-hidden="true" />
            {say('kiosk.type-dossier')}
          </button>
        )}
      </div>
      <SheetActions onBack={onBack} take={null} />
    </section>
  );
}
