// `npm run voice`: spoken placeholders for every clip of resources/voice that nobody has recorded, and the figures of all.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../pages.ts';
import { helpTexts } from '../voice/help-texts.ts';
import { measureSet } from '../voice/measure-set.ts';
import { installSoundTools } from '../voice/sound-tools.ts';
import { makeChime, makePlaceholders, voiceSets } from '../voice/voice-sets.ts';

/** Between the softest and the loudest clip of a set: more is heard as another voice. */
const MOST_SPREAD_DB = 3;
/** A larger sample at the end of a clip clicks. */
const MOST_EDGE = 0.01;

const { values } = parseArgs({
  options: {
    'help-texts': { type: 'boolean', default: false },
    folder: { type: 'string', default: join(ROOT, 'resources', 'voice') },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(`npm run voice -- [options]     makes a spoken placeholder of each clip that is missing, leaves recordings alone, and measures all clips
  --folder DIR   another folder of voice sets (resources/voice)
  --help-texts   what a kiosk says of its screens, for whoever records it`);
} else if (values['help-texts']) {
  for (const { id, file } of voiceSets(values.folder))
    for (const [clip, text] of Object.entries(helpTexts(file.language))) console.log(`${id}/${clip}\t${text}`);
} else {
  const missing = installSoundTools();
  if (missing !== null) {
    console.error(missing);
    process.exit(1);
  }
  if (makeChime(values.folder)) console.log('chime made');
  for (const set of voiceSets(values.folder)) {
    const made = makePlaceholders(set);
    if (made.length > 0) console.log(`${set.id}: ${made.length} placeholders made`);
    const figures = measureSet(values.folder, set);
    console.log(JSON.stringify(figures));
    if (figures.spreadDb > MOST_SPREAD_DB || figures.edge > MOST_EDGE) process.exitCode = 1;
  }
}
