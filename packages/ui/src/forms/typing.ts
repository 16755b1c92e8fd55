// What the keys of the touch keyboard do to a text. Marks are typed after their letter, as on paper.

const TONES = { sac: '\u0301', huyen: '\u0300', hoi: '\u0309', nga: '\u0303', nang: '\u0323' } as const;
type Tone = keyof typeof TONES;

const VOWELS = /[aăâeêioôơuưy]/;
const TONE_MARKS = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** @param key a letter, or `{space}`, `{bksp}`, `{clear}`, `{sac}`, `{huyen}`, `{hoi}`, `{nga}`, `{nang}`; any other changes nothing */
export function typed(text: string, key: string): string {
  const named = /^\{(\w+)\}$/.exec(key)?.[1];
  if (named === undefined) return text + key;
  if (named === 'space') return text === '' || text.endsWith(' ') ? text : `${text} `;
  if (named === 'bksp') return text.slice(0, -1);
  if (named === 'clear') return '';
  return named in TONES ? withTone(text, named as Tone) : text;
}

/** On the vowel it belongs to, in the last syllable; the same tone once more takes it away. */
function withTone(text: string, tone: Tone): string {
  const from = text.lastIndexOf(' ') + 1;
  const letters = Array.from(text.slice(from).normalize('NFC'));
  const bare = letters.map((letter) => letter.normalize('NFD').replaceAll(TONE_MARKS, '').normalize('NFC'));
  const at = placeOfTone(bare);
  if (at === null) return text;
  const marked = `${bare[at]}${TONES[tone]}`.normalize('NFC');
  const again = letters.some((letter) => letter === marked);
  const syllable = bare.map((letter, i) => (i === at && !again ? marked : letter)).join('');
  return text.slice(0, from) + syllable;
}

function placeOfTone(letters: readonly string[]): number | null {
  const small = letters.map((letter) => letter.toLowerCase());
  let last = small.length - 1;
  while (last >= 0 && !VOWELS.test(small[last] ?? '')) last--;
  if (last < 0) return null;
  let first = last;
  while (first > 0 && VOWELS.test(small[first - 1] ?? '')) first--;
  // `qu` and `gi` begin a syllable: their vowel bears no mark while another follows.
  const opening = `${small[first - 1] ?? ''}${small[first]}`;
  if ((opening === 'qu' || opening === 'gi') && first < last) first++;
  for (let i = last; i >= first; i--) if (/[ăâêôơư]/.test(small[i] ?? '')) return i;
  const open = last === small.length - 1;
  return open && last > first ? last - 1 : last;
}
