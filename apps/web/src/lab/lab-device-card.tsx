import type { LabDevice } from '@luot/shared/protocol/views/lab-view';
import { useLanguage } from '@luot/ui/language-context';
import { KeypadKeys } from './keypad-keys.tsx';
import { LedPanels } from './led-panels.tsx';
import { ScannerField } from './scanner-field.tsx';
import { SheetPicture } from './sheet-picture.tsx';
import { useAct } from './use-act.ts';
import { VerbToggles } from './verb-toggles.tsx';

/** One virtual device: what can go wrong with it, and what it shows or sends. */
export function LabDeviceCard({ device, timeZone }: { device: LabDevice; timeZone: string }) {
  const { say, textOf } = useLanguage();
  const { act, message } = useAct(device.id);
  const name = textOf(device.name);
  return (
    <article className={`lab-device panel ${device.kind}`}>
      <h3>{name}</h3>
      <p className="muted figures lab-address">
        {device.id} · {device.address}
      </p>
      <VerbToggles name={name} verbs={device.verbs} onAct={act} />
      <p className="lab-refusal" role="alert">
        {message}
      </p>
      {device.panels.length === 0 ? null : <LedPanels panels={device.panels} />}
      {device.keys.length === 0 ? null : <KeypadKeys name={name} keys={device.keys} onPress={(key) => act('press', key)} />}
      {device.kind === 'scanner' ? <ScannerField onScan={(text) => act('scan', text)} /> : null}
      {device.kind === 'printer' ? <div className="slot" aria-hidden="true" /> : null}
      {device.kind === 'printer' && device.sheets.length === 0 ? <p className="muted">{say('lab.empty')}</p> : null}
      {device.sheets.length === 0 ? null : (
        // A list that scrolls has to be reached by keys.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <ol tabIndex={0} aria-label={say('lab.papers', { name })}>
          {device.sheets.map((sheet) => (
            <li key={sheet.sheet}>
              <SheetPicture printerId={device.id} sheet={sheet} timeZone={timeZone} />
            </li>
          ))}
        </ol>
      )}
    </article>
  );
}
