// The commands of `luot`. Every failure a person can cause ends in a sentence in both languages and exit code 1.

import { StartFault } from '@luot/shared/domain/start-fault';
import { Command, InvalidArgumentError, Option } from 'commander';
import { API_SCOPES, type ApiScope } from '../access/api-key.ts';
import { type BookingImportFlags, importBookings, undoBookings } from './bookings.ts';
import { type CatalogueImportFlags, exportCatalogue, importCatalogueFile, undoCatalogue } from './catalogue.ts';
import { checkCentre, exportCentre, importCentre } from './centre.ts';
import { type DevicesFlags, devices } from './devices.ts';
import { importDossiers, undoDossiers } from './dossiers.ts';
import { fail } from './fail.ts';
import { addKey, type KeyFlags, listKeys, revokeKey } from './keys.ts';
import { printVisibly } from './print-visibly.ts';
import { type ServeFlags, serve } from './serve.ts';
import { tableOptions } from './tables/table-flags.ts';

const DATA = ['--data <folder>', 'where the centre keeps its data', 'data'] as const;

export async function runLuot(argv: readonly string[]): Promise<void> {
  printVisibly();
  const program = new Command('luot').description('Lượt: the queue of a public service centre').showHelpAfterError();

  program
    .command('serve')
    .description('run the queue server')
    .option(...DATA)
    .option('--port <port>', 'port of the pages and the sockets', '7070')
    .option('--host <address>', 'address to listen on; 0.0.0.0 lets other machines in', '127.0.0.1')
    .option('--public-origin <origin>', 'where pages are opened when a proxy asks under another name: https://so.example.vn; may be repeated', appended, [])
    .option('--trust-proxy <address>', 'a proxy whose word on who asks (X-Forwarded-For) is taken; may be repeated', appended, [])
    .option('--phone-port <port>', 'port of the ticket page for visitors’ phones; without it there is none')
    .option('--phone-host <address>', 'address the ticket page listens on', '0.0.0.0')
    .option('--centre <file>', 'settings of a new data folder')
    .option('--access <file>', 'devices and people of a new data folder')
    .option('--places <file>', 'files, folders and services that the settings of a new data folder may name')
    .option('--pages <folder>', 'the built screens')
    .option('--strings <folder>', 'languages beside Vietnamese and English, a file each')
    .option('--voice <folder>', 'spoken calls, a folder a language or dialect')
    .option('--media <folder>', 'pictures and films for hall boards; without it `media` of the data folder')
    .option('--emulate-devices', 'virtual devices instead of the cables; see /lab', false)
    .option('--demo', 'the sample centre, open around the clock, with log-ins everybody knows', false)
    .option('--alone', 'under no supervisor: for a service manager that starts it anew by itself', false)
    .addOption(new Option('--log <level>', 'how much to log').choices(['silent', 'error', 'warn', 'info', 'debug']).default('info'))
    .action(async (flags: ServeFlags) => void (await serve(flags)));

  const centre = program.command('centre').description('the settings of a centre');
  centre
    .command('export [file]')
    .description('write the settings to a file or the screen')
    .option(...DATA)
    .action(exportCentre);
  centre
    .command('check <file>')
    .description('name everything that is wrong with a settings file, and what the voices lack for it')
    .option('--voice <folder>', 'spoken calls, a folder a language or dialect')
    .option('--places <file>', 'check also what it names of files, folders, services and addresses against this list')
    .action(checkCentre);
  centre
    .command('import <file>')
    .description('take a settings file into use, also while the server runs')
    .option(...DATA)
    .action(importCentre);

  const catalogue = program.command('catalogue').description('the list of procedures');
  tableOptions(catalogue.command('import <file>'))
    .description('lay a table of procedures (CSV, XLSX, JSON) over the list, also while the server runs')
    .option(...DATA)
    .option('--columns <names>', 'what the columns are: code="Mã",field="Lĩnh vực", or a JSON file; may be repeated', appended, [])
    .option('--province <code>', 'the province that has issued these procedures for itself alone, such as H15')
    .option('--check', 'say what would be done and write nothing', false)
    .addOption(new Option('--accept-worse', 'take texts too that are worse than those that stand').default(false).conflicts('keepBetter'))
    .option('--keep-better', 'leave texts that stand as they are where those of the file are worse', false)
    .action(async (file: string, flags: CatalogueImportFlags) => importCatalogueFile(file, flags));
  catalogue
    .command('undo')
    .description('put the list back as it was before the last import; again: before the one before, up to five')
    .option(...DATA)
    .action(undoCatalogue);
  catalogue
    .command('export [file]')
    .description('write the list to a file or the screen')
    .option(...DATA)
    .action(exportCatalogue);

  const dossiers = program.command('dossiers').description('the centre’s own list of dossiers');
  tableOptions(dossiers.command('import <file>'))
    .description('take a table of dossiers (CSV, XLSX, JSON) in place of the list, also while the server runs')
    .option(...DATA)
    .action(importDossiers);
  dossiers
    .command('undo')
    .description('put the list back as it was before the last import, for a day; again: before the one before, up to five')
    .option(...DATA)
    .action(undoDossiers);

  const bookings = program.command('bookings').description('bookings of visitors');
  tableOptions(bookings.command('import <file>'))
    .description('take a table of bookings (CSV, XLSX, JSON), also while the server runs')
    .option(...DATA)
    .option('--columns <names>', 'what the columns are: code="Mã hẹn",time="Giờ", or a JSON file; may be repeated', appended, [])
    .option('--check', 'say what would be done and write nothing', false)
    .action(async (file: string, flags: BookingImportFlags) => importBookings(file, flags));
  bookings
    .command('undo')
    .description('put back what the last import of bookings has changed; again: the one before, up to five')
    .option(...DATA)
    .action(undoBookings);

  const keys = program.command('keys').description('keys of other programs that use the API');
  keys
    .command('add <name>')
    .description('make a key; it is shown once')
    .option(...DATA)
    .addOption(new Option('--scope <scope>', 'what it opens; may be repeated').choices(API_SCOPES).argParser(scopes).makeOptionMandatory())
    .option('--per-minute <requests>', 'how many requests a minute', '60')
    .option('--app <id>', 'the app it is another key of, as `keys list` names it; without it the key is an app of its own')
    .action(async (name: string, flags: KeyFlags) => addKey(name, flags));
  keys
    .command('list')
    .description('the keys there are, without the keys themselves')
    .option(...DATA)
    .action(listKeys);
  keys
    .command('revoke <id>')
    .description('end a key; it opens nothing from then on')
    .option(...DATA)
    .action(revokeKey);

  program
    .command('devices')
    .description('the ports of this machine, what claims each, and how the devices are')
    .option(...DATA)
    .option('--centre <file>', 'devices of a settings file instead of those of the data folder')
    .option('--test <id>', 'print a test ticket or show a test pattern')
    .option('--emulate', 'virtual devices on real ports, until Ctrl-C', false)
    .action(async (flags: DevicesFlags) => devices(flags));

  try {
    await program.parseAsync(argv);
  } catch (error) {
    if (error instanceof StartFault) return fail(error.code, error.text.vi, error.text.en);
    // What the system refused (a file, an address) is no bug; anything else is, and shows where it is.
    const { code } = error as { code?: unknown };
    if (typeof code !== 'string' || !/^E[A-Z]+$/.test(code)) throw error;
    const what = (error as Error).message;
    fail(code, `Không thực hiện được: ${what}`, `This could not be done: ${what}`);
  }
}

function scopes(value: string, all: readonly ApiScope[] | undefined): readonly ApiScope[] {
  const scope = API_SCOPES.find((one) => one === value);
  if (scope === undefined) throw new InvalidArgumentError(API_SCOPES.join(', '));
  return [...new Set([...(all ?? []), scope])];
}

function appended(value: string, all: readonly string[]): readonly string[] {
  return [...all, value];
}
