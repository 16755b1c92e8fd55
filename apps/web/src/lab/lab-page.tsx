import './lab.css';
import type { PaperView } from '@luot/shared/protocol/views';
import { useView } from '@luot/ui/client-context';
import { Loading } from '@luot/ui/device-page';
import { useLanguage } from '@luot/ui/language-context';
import { DeskFrame } from '../desk-frame.tsx';
import { SheetPicture } from './sheet-picture.tsx';

const PAGES = ['kiosk', 'display', 'staff', 'manager'] as const;

export function LabPage() {
  const view = useView('paper', 'all');
  const { say } = useLanguage();
  if (view === null) return <Loading />;
  return (
    <DeskFrame centre={view.centre} title={say('lab.title')} person={null} onLeave={null}>
      <main className="lab">
        <nav aria-label={say('lab.pages')}>
          {PAGES.map((page) => (
            <a key={page} href={`/${page}`} target="_blank" rel="noreferrer">
              {say(`page.${page}`)}
            </a>
          ))}
        </nav>
        <p className="muted">{say(view.printers.length === 0 ? 'lab.none' : 'lab.lead')}</p>
        <div className="printers">
          {view.printers.map((printer) => (
            <Printer key={printer.id} printer={printer} timeZone={view.centre.timeZone} />
          ))}
        </div>
      </main>
    </DeskFrame>
  );
}

function Printer({ printer, timeZone }: { printer: PaperView['printers'][number]; timeZone: string }) {
  const { say } = useLanguage();
  return (
    <section className="printer">
      <h2>
        {printer.id} <span className="muted figures">{printer.address}</span>
      </h2>
      <div className="slot" aria-hidden="true" />
      {printer.sheets.length === 0 ? <p className="muted">{say('lab.empty')}</p> : null}
      <ol>
        {printer.sheets.map((sheet) => (
          <li key={sheet.sheet}>
            <SheetPicture printerId={printer.id} sheet={sheet} timeZone={timeZone} />
          </li>
        ))}
      </ol>
    </section>
  );
}
