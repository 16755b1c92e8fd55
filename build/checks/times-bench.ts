// `npm run bench -- times`: what rules promise in seconds, held by the wall: faults of devices, screens after a restart.
import { step } from './step.ts';
import { installTestTools } from './test-tools.ts';

const FILES = [
  'apps/queue-server/test/devices.test.ts',
  'apps/queue-server/test/gateway.test.ts',
  'apps/queue-server/src/reactors/show-call.test.ts',
  'packages/shared/src/domain/codes/recognise.test.ts',
  'timed.ts',
];

/** One metric: whether all of them were kept. */
export async function timesBench(): Promise<{ readonly bench: string; readonly metric: string; readonly ok: boolean }[]> {
  const missing = installTestTools();
  if (missing !== null) throw new Error(missing);
  process.env['LUOT_TIMES'] = '1';
  const ok = step('times', 'vitest', 'run', '--no-file-parallelism', ...FILES);
  return [{ bench: 'times', metric: 'times that rules promise (L3, L4, P4, K1, K2)', ok }];
}
