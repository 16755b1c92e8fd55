// Which sheets a workbook has, and which of them a person sees: what the library that reads cells does not tell.
import { attributesOf, tagsOf } from './xml-tags.ts';

export interface WorkbookSheet {
  readonly name: string;
  /** From 1, hidden ones and those of charts counted. */
  readonly number: number;
  /** In the archive. */
  readonly path: string;
  /** Also where no menu of Excel shows it ("very hidden"). */
  readonly hidden: boolean;
}

export interface Workbook {
  /** Those with cells. */
  readonly sheets: readonly WorkbookSheet[];
  /** Days are counted from 1904 and not from 1900. */
  readonly calendar1904: boolean;
}

/**
 * @param workbook `xl/workbook.xml`
 * @param relations `xl/_rels/workbook.xml.rels`
 */
export function readWorkbook(workbook: string, relations: string): Workbook {
  const files = new Map(
    tagsOf(relations, 'Relationship')
      .map(attributesOf)
      .filter((relation) => relation.get('Type')?.endsWith('/worksheet') === true)
      .map((relation) => [relation.get('Id'), relation.get('Target') ?? '']),
  );
  const sheets = tagsOf(workbook, 'sheet').flatMap((tag, i): readonly WorkbookSheet[] => {
    const attributes = attributesOf(tag);
    const target = files.get(attributes.get('id'));
    if (target === undefined) return [];
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
    return [{ name: attributes.get('name') ?? '', number: i + 1, path, hidden: (attributes.get('state') ?? 'visible') !== 'visible' }];
  });
  const [properties] = tagsOf(workbook, 'workbookPr');
  const calendar = properties === undefined ? undefined : attributesOf(properties).get('date1904');
  return { sheets, calendar1904: calendar === '1' || calendar === 'true' };
}
