// Starts an attacker's process; it ends with its attack, or when it is stopped.
import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Attack, Happened, Target } from './attack.ts';

export interface Attacking {
  readonly ended: Promise<Happened>;
  readonly isOver: () => boolean;
  readonly stop: () => void;
}

export function attackFrom({ name }: Attack, target: Target): Attacking {
  const child = fork(join(import.meta.dirname, 'attacker.ts'), { execArgv: [] });
  let over = false;
  const ended = new Promise<Happened>((done, failed) => {
    child.once('exit', (code) => failed(new Error(`the attacker of "${name}" ended with ${code}`)));
    child.once('message', (happened: Happened) => done(happened));
    child.send({ name, target });
  });
  // Whoever waits for it hears of a failure; until somebody does it is none of the process's.
  ended.catch(() => undefined).finally(() => (over = true));
  return { ended, isOver: () => over, stop: () => void child.kill('SIGKILL') };
}
