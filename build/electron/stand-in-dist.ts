// A folder that looks like an unpacked Electron to electron-builder, without the 300 MB: it lets the configuration and
// the contents of the programs be proven on machines that cannot fetch Electron. What comes out does not run.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asar } from './asar.ts';

const LOCALES = ['en-US', 'vi'];

/** Fills `folder` with the stand-in of Electron `version` for Linux; returns the folder. */
export async function makeStandInDist(folder: string, version: string): Promise<string> {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'), { recursive: true });
  writeFileSync(join(folder, 'electron'), '#!/bin/sh\necho "this is a stand-in for Electron" >&2\nexit 1\n', { mode: 0o755 });
  writeFileSync(join(folder, 'chrome-sandbox'), '', { mode: 0o755 });
  writeFileSync(join(folder, 'version'), version);
  writeFileSync(join(folder, 'LICENSE'), 'stand-in\n');
  writeFileSync(join(folder, 'LICENSES.chromium.html'), '<!doctype html>\n');
  for (const locale of LOCALES) writeFileSync(join(folder, 'locales', `${locale}.pak`), '');
  await makeDefaultApp(join(folder, 'resources', 'default_app.asar'));
  return folder;
}

/** electron-builder reads this archive, so it has to be a real one. */
async function makeDefaultApp(archive: string): Promise<void> {
  const contents = mkdtempSync(join(tmpdir(), 'luot-default-app-'));
  writeFileSync(join(contents, 'package.json'), '{ "name": "electron", "main": "main.js" }\n');
  writeFileSync(join(contents, 'main.js'), '');
  await asar.createPackage(contents, archive);
  rmSync(contents, { recursive: true, force: true });
}
