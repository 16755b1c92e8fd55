import { join } from 'node:path';
import { parseCentre } from '@luot/shared/settings/faults/centre-faults';
import { procedureFileSchema } from '@luot/shared/settings/procedure-file';
import { describe, expect, test } from 'vitest';
import { readCentre } from '../../centre/data-folder.ts';
import { Catalogue, readProcedureFile } from './catalogue.ts';

const SEED = join(import.meta.dirname, '../../../../../resources/seed');
const CENTRE = readCentre(join(SEED, 'centre.json'));
const SHIPPED = readProcedureFile(join(SEED, 'procedures.json'));
const file = (procedures: readonly object[], repealed: readonly object[] = []) => procedureFileSchema.parse({ procedures, repealed });
const birth = { code: '1.001193', fullName: 'Thủ tục đăng ký khai sinh', field: 'Hộ tịch' };

describe('[K3] what is handled here', () => {
  test('a procedure goes to the service of its field, or to the one the list names', () => {
    const catalogue = new Catalogue(file([birth, { ...birth, code: '1.000656', serviceId: 'results' }, { ...birth, code: '1.000894', field: 'Hải quan' }]));
    expect(['1.001193', '1.000656', '1.000894', '9.999999'].map((code) => catalogue.serviceOf(code, CENTRE))).toEqual(['civil-status', 'results', null, null]);
    expect(Object.fromEntries(catalogue.view(CENTRE).procedures.map(({ code, serviceId }) => [code, serviceId]))).toEqual({
      '1.000656': 'results',
      '1.000894': null,
      '1.001193': 'civil-status',
    });
  });

  test.each(['ĐẤT ĐAI', 'đất  đai.', 'Ðất ðai', 'Dat dai', 'Đất đai'.normalize('NFD'), 'Lĩnh vực: Đất đai'])(
    '[F21] the field "%s" is the land service’s',
    (field) => {
      expect(new Catalogue(file([{ ...birth, field }])).serviceOf(birth.code, CENTRE)).toBe('land');
    },
  );

  test('[F21] of two fields that differ in their marks each has its own; without marks neither is meant', () => {
    const services = CENTRE.services.map((service, i) => ({ ...service, fields: [['Thuế'], ['Thuê']][i] ?? [] }));
    const found = (field: string) => new Catalogue(file([{ ...birth, field }])).serviceOf(birth.code, { ...CENTRE, services });
    expect(['thuế', 'THUÊ', 'Thue'].map(found)).toEqual([services[0]?.id, services[1]?.id, null]);
  });

  test('what another province has issued is known by its code and offered to nobody', () => {
    const catalogue = new Catalogue(
      file([
        { ...birth, province: 'H24' },
        { ...birth, code: '1.000656', province: 'H56' },
      ]),
    );
    expect([catalogue.serviceOf('1.001193', CENTRE), catalogue.serviceOf('1.000656', CENTRE)]).toEqual([null, 'civil-status']);
    expect(catalogue.view(CENTRE).others).toEqual([{ code: '1.001193', portalId: null, name: 'Đăng ký khai sinh', why: 'other-province', successors: [] }]);
  });

  test('a repealed code leads to what has taken its place', () => {
    const { others } = new Catalogue(file([birth], [{ code: '1.004227', successors: ['1.001193'] }])).view(CENTRE);
    expect(others).toEqual([{ code: '1.004227', portalId: null, name: null, why: 'repealed', successors: ['1.001193'] }]);
  });

  test('the view is made once for each list and each settings', () => {
    const catalogue = new Catalogue(file([birth]));
    const first = catalogue.view(CENTRE);
    expect(catalogue.view(CENTRE)).toBe(first);
    catalogue.replace(file([]));
    expect(catalogue.view(CENTRE).procedures).toEqual([]);
  });
});

describe('the shipped catalogue', () => {
  test('has every national procedure once, none internal, and the one repealed code its source names', () => {
    const codes = SHIPPED.procedures.map(({ code }) => code);
    expect(codes.length).toBeGreaterThan(950);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => /^[56]/.test(code))).toEqual([]);
    expect(SHIPPED.repealed).toEqual([{ code: '1.004227', successors: [] }]);
  });

  test('is the sample centre’s, with every field of its services in it', () => {
    const fields = new Set(SHIPPED.procedures.map(({ field }) => field));
    expect(CENTRE.services.flatMap((service) => service.fields).filter((field) => !fields.has(field))).toEqual([]);
    expect(parseCentre(CENTRE).ok).toBe(true);
  });
});
