// Gathers the commands that arrive in one turn of the event loop, so that they share one sync of the disk.
// Alone, a command waits for nothing: the turn ends when there is no more to read.
import type { Reply } from '@luot/shared/protocol/commands';
import type { Actor } from '@luot/shared/protocol/roles';
import type { GuardedCommand } from '../../access/guard.ts';

export interface Pending {
  readonly guarded: GuardedCommand;
  readonly actor: Actor;
  readonly answer: (reply: Reply) => void;
}

export class Turn {
  readonly #execute: (pending: readonly Pending[]) => readonly Reply[];
  #pending: Pending[] = [];

  constructor(execute: (pending: readonly Pending[]) => readonly Reply[]) {
    this.#execute = execute;
  }

  submit(pending: Pending): void {
    this.#pending.push(pending);
    if (this.#pending.length === 1) setImmediate(() => this.#end());
  }

  #end(): void {
    const pending = this.#pending;
    this.#pending = [];
    const replies = this.#execute(pending);
    for (const [i, { answer }] of pending.entries()) {
      const reply = replies[i];
      if (reply === undefined) throw new Error('a command without an answer');
      answer(reply);
    }
  }
}
