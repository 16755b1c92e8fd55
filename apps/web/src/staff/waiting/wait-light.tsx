import { useLanguage } from '@luot/ui/language-context';
import { CircleCheck, OctagonAlert, TriangleAlert } from 'lucide-react';

export type Light = 'well' | 'soon' | 'over';

/** Below this share of the target a wait is well; longer than the target it is over. */
const SOON = 2 / 3;

const SHAPES = { well: CircleCheck, soon: TriangleAlert, over: OctagonAlert } as const;

/** Null where the centre promises no wait. */
export function waitLight(waitMs: number, targetMs: number): Light | null {
  if (targetMs === 0) return null;
  if (waitMs > targetMs) return 'over';
  return waitMs < targetMs * SOON ? 'well' : 'soon';
}

/** A colour, a shape and a word. */
export function WaitLight({ light }: { light: Light }) {
  const { say } = useLanguage();
  const Shape = SHAPES[light];
  return (
    <span className="wait-light" data-light={light}>
      <Shape aria-hidden="true" />
      {say(`staff.light-${light}`)}
    </span>
  );
}
