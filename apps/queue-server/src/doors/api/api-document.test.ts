import { fastify, type RouteOptions } from 'fastify';
import { describe, expect, test } from 'vitest';
import { API_SCOPES } from '../../access/api-key.ts';
import { apiDocument } from './api-document.ts';
import { API_OPERATIONS, type ApiOperation } from './api-operations.ts';
import { type ApiOptions, apiRoutes } from './api-routes.ts';

type Node = Readonly<Record<string, unknown>>;
const document = JSON.parse(JSON.stringify(apiDocument())) as Node & { readonly paths: Readonly<Record<string, Readonly<Record<string, Node>>>> };
const operations = Object.entries(document.paths).flatMap(([path, item]) => Object.entries(item).map(([method, operation]) => ({ path, method, operation })));

/** Every object of the document with where it stands. */
function* nodes(value: unknown, place = '#'): Generator<{ readonly place: string; readonly node: Node }> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield { place, node: value as Node };
  for (const [key, part] of Object.entries(value)) yield* nodes(part, `${place}/${key}`);
}

function at(reference: string): unknown {
  return reference
    .slice(2)
    .split('/')
    .reduce<unknown>((node, key) => (node as Node | undefined)?.[key], document);
}

describe('the OpenAPI document', () => {
  test('[R1c] describes every route there is, and no other', async () => {
    const routes: string[] = [];
    const app = fastify();
    app.addHook('onRoute', ({ method, url }: RouteOptions) => void routes.push(`${String(method).toLowerCase()} ${url.replaceAll(/:(\w+)/g, '{$1}')}`));
    await app.register((scope) => apiRoutes(scope, {} as ApiOptions));
    await app.ready();
    await app.close();
    expect(routes.sort()).toEqual(operations.map(({ path, method }) => `${method} ${path}`).sort());
    expect(routes).toHaveLength(API_OPERATIONS.length);
  });

  test('every reference leads somewhere, and every component is used', () => {
    const references = [...nodes(document)].flatMap(({ node }) => (typeof node['$ref'] === 'string' ? [node['$ref']] : []));
    expect(references.length).toBeGreaterThan(50);
    for (const reference of references) expect(at(reference), reference).toBeTypeOf('object');
    const components = document['components'] as Readonly<Record<string, Node>>;
    for (const kind of ['schemas', 'responses', 'headers'] as const) {
      for (const name of Object.keys(components[kind] ?? {})) expect(references, name).toContain(`#/components/${kind}/${name}`);
    }
    // A reference within a schema that was never registered would be a local definition.
    for (const { place, node } of nodes(document)) expect([place, Object.hasOwn(node, '$defs'), Object.hasOwn(node, '$id')]).toEqual([place, false, false]);
  });

  test('every operation has its own id, a summary, its parameters, and an answer for every status the table names', () => {
    const ids = operations.map(({ operation }) => operation['operationId']);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, operation } of operations) {
      const row = API_OPERATIONS.find(({ id }) => id === operation['operationId']) as ApiOperation;
      const parameters = (operation['parameters'] ?? []) as readonly Node[];
      const inPath = parameters.filter((one) => one['in'] === 'path').map(({ name }) => name);
      expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
      for (const parameter of parameters) expect(parameter, path).toMatchObject({ required: true, schema: { type: 'string' } });
      expect(parameters.some(({ name }) => name === 'Idempotency-Key')).toBe(row.idempotent);
      const statuses = Object.keys(operation['responses'] as Node).map(Number);
      for (const status of [...Object.keys(row.answers).map(Number), ...row.refusals]) expect(statuses, `${path} ${status}`).toContain(status);
      for (const response of Object.values(operation['responses'] as Node))
        expect(Object.keys(response as Node)).toContain('$ref' in (response as Node) ? '$ref' : 'description');
      expect([operation['summary'], operation['description']]).toEqual([expect.stringContaining(' / '), expect.any(String)]);
      expect('requestBody' in operation).toBe(row.body !== null);
    }
  });

  test('[R1c] every operation but the description asks for a key, says which scope, and what happens without', () => {
    for (const { operation } of operations) {
      const row = API_OPERATIONS.find(({ id }) => id === operation['operationId']) as ApiOperation;
      if (row.scope === null) expect([row.id, operation['security']]).toEqual(['describe', []]);
      else {
        expect([operation['tags'], operation['security']]).toEqual([[row.scope], undefined]);
        expect(Object.keys(operation['responses'] as Node)).toEqual(expect.arrayContaining(['401', '403', '429']));
        expect(API_SCOPES).toContain(row.scope);
      }
    }
    expect([document['security'], at('#/components/securitySchemes/key/scheme')]).toEqual([[{ key: [] }], 'bearer']);
  });

  test('[R4c] no request has room for more than its fields, and none is a name, a telephone or an identity', () => {
    const schemas = at('#/components/schemas') as Readonly<Record<string, Node>>;
    for (const name of ['BookingBody', 'BookingItem', 'BookingListBody', 'TicketBody'])
      expect(schemas[name], name).toMatchObject({ additionalProperties: false });
    const fields = [...nodes(schemas)].flatMap(({ node }) => Object.keys((node['properties'] ?? {}) as Node));
    expect(fields.filter((field) => /phone|email|citizen|identity|birth|address|person|fullName/i.test(field))).toEqual([]);
  });
});
