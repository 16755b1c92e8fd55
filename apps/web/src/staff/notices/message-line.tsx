import { CircleCheck, OctagonAlert } from 'lucide-react';
import type { Message } from '../../desk/use-commands.ts';

/** What became of the last command: one place, always there, so that nothing moves when it speaks. */
export function MessageLine({ message }: { message: Message | null }) {
  const refused = message?.kind === 'nothing-done';
  return (
    <div className="message-line">
      <p className="staff-refusal" role="alert">
        {refused ? (
          <>
            <OctagonAlert aria-hidden="true" />
            <span>{message.text}</span>
          </>
        ) : null}
      </p>
      <p className="staff-done" role="status">
        {message !== null && !refused ? (
          <>
            <CircleCheck aria-hidden="true" />
            <span>{message.text}</span>
          </>
        ) : null}
      </p>
    </div>
  );
}
