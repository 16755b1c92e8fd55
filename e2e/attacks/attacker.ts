// A hostile machine: a process of its own that runs one attack. It stands behind everybody else on this machine's
// processors, because in a lobby it has its own.
import { constants, setPriority } from 'node:os';
import type { Happened, Target } from './attack.ts';
import { ATTACKS } from './table.ts';

setPriority(constants.priority.PRIORITY_LOW);

process.once('message', ({ name, target }: { name: string; target: Target }) => {
  void ATTACKS.find((attack) => attack.name === name)
    ?.run(target)
    .then((happened: Happened) => process.send?.(happened, undefined, undefined, () => process.exit(0)));
});
