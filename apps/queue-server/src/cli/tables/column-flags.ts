// `--columns`: which column of the table is what, typed (`code="Mã",field="Lĩnh vực"`) or in a JSON file.
import { readFileSync } from 'node:fs';
import { no, ok, type Result } from '@luot/shared/domain/result';
import { reasonOf } from '@luot/shared/domain/start-fault';
import type { Text } from '@luot/shared/domain/text';
import type { ChosenColumns } from '../../lists/tables/find/find-columns.ts';

/**
 * Later ones go before earlier ones. Errors: a sentence in both languages.
 * @param known what a column may be called on the left
 */
export function readColumnFlags<Wanted extends string>(flags: readonly string[], known: readonly Wanted[]): Result<ChosenColumns<Wanted>, Text> {
  const chosen: Partial<Record<Wanted, string>> = {};
  for (const flag of flags) {
    const pairs = flag.includes('=') ? typed(flag) : filed(flag);
    if (!pairs.ok) return pairs;
    for (const [name, column] of pairs.value) {
      const wanted = known.find((one) => one === name);
      if (wanted === undefined || typeof column !== 'string') return no(unknownColumn(name, known));
      chosen[wanted] = column;
    }
  }
  return ok(chosen);
}

/** A comma parts two columns only where a name and `=` follow: columns are called "Phí, lệ phí" too. */
function typed(flag: string): Result<readonly (readonly [string, unknown])[], Text> {
  const pairs = flag.split(/,\s*(?=\w+=)/).map((pair): [string, string] => {
    const at = pair.indexOf('=');
    // Some shells hand the quotation marks on.
    return [pair.slice(0, at).trim(), pair.slice(at + 1).replaceAll(/^["']|["']$/g, '')];
  });
  return ok(pairs);
}

function filed(path: string): Result<readonly (readonly [string, unknown])[], Text> {
  try {
    const document: unknown = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
    if (typeof document === 'object' && document !== null && !Array.isArray(document)) return ok(Object.entries(document));
    return no({ vi: `Tệp ${path} phải là một đối tượng JSON.`, en: `The file ${path} must be a JSON object.` });
  } catch (error) {
    const reason = reasonOf(error);
    return no({ vi: `Không đọc được tệp ${path} (${reason}).`, en: `The file ${path} cannot be read (${reason}).` });
  }
}

function unknownColumn(name: string, names: readonly string[]): Text {
  const known = names.join(', ');
  return { vi: `--columns: "${name}" không dùng được. Các tên có thể dùng: ${known}.`, en: `--columns: "${name}" cannot be used. Names there are: ${known}.` };
}
