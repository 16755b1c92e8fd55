import type { PaperField } from '@luot/shared/settings/ticket-layout';
import { useLanguage } from '@luot/ui/language-context';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type MouseEvent, useEffect, useRef } from 'react';
import { type LayoutDraft, PART_NAMES } from './layout-draft.ts';

interface LayoutPartsProps {
  readonly draft: LayoutDraft;
  readonly onSwitch: (field: PaperField, on: boolean) => void;
  readonly onMove: (field: PaperField, by: -1 | 1) => void;
}

/** Which parts a ticket has, and in which order. */
export function LayoutParts({ draft, onSwitch, onMove }: LayoutPartsProps) {
  const { say } = useLanguage();
  const pressed = useRef<HTMLButtonElement | null>(null);
  const { parts } = draft;
  // A part that moves takes its buttons along, and the browser lets go of one that is moved.
  useEffect(() => {
    pressed.current?.focus();
    pressed.current = null;
  }, [parts]);
  const move = (event: MouseEvent<HTMLButtonElement>, field: PaperField, by: -1 | 1) => {
    pressed.current = event.currentTarget;
    onMove(field, by);
  };
  return (
    <div className="layout-parts">
      <h3 id="layout-parts">{say('layout.parts')}</h3>
      <ol aria-labelledby="layout-parts">
        {parts.map(({ field, on }, i) => {
          const part = say(PART_NAMES[field]);
          return (
            <li key={field}>
              <label className="layout-check">
                <input type="checkbox" checked={on} disabled={field === 'number'} onChange={(event) => onSwitch(field, event.target.checked)} />
                {part}
              </label>
              <button type="button" aria-label={say('layout.up', { part })} aria-disabled={i === 0} onClick={(event) => move(event, field, -1)}>
                <ArrowUp aria-hidden="true" />
              </button>
              <button type="button" aria-label={say('layout.down', { part })} aria-disabled={i === parts.length - 1} onClick={(event) => move(event, field, 1)}>
                <ArrowDown aria-hidden="true" />
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
