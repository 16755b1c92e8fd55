// `npm run fix`: formats, sorts imports, mends what the linter can mend.
import { step } from '../checks/step.ts';

if (process.argv.includes('--help')) {
  console.log('npm run fix     format, import order and what the linter can mend by itself');
} else {
  const fixed = [step('lint', 'oxlint', '--type-aware', '--fix'), step('format', 'biome', 'check', '--write', '.')];
  if (!fixed.every(Boolean)) process.exitCode = 1;
}
