// What the whole tests need beyond npm: a browser, an independent reader of QR codes and serial ports without a cable (ptys).
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../pages.ts';

const APT_PACKAGES = ['chromium', 'zbar-tools', 'socat'];
const SYSTEM_CHROMIUM = '/usr/bin/chromium';

/** Installs what is missing, or returns a sentence that says what a person has to install. */
export function installTestTools(): string | null {
  const apt = hasApt();
  if (existsSync(SYSTEM_CHROMIUM) && isThere('zbarimg') && isThere('socat', '-V')) return null;
  if (apt && process.getuid?.() === 0) {
    return aptInstall(APT_PACKAGES) ? null : `Please install ${APT_PACKAGES.join(' and ')} with apt: the installation has failed.`;
  }
  if (!isThere('zbarimg') || !isThere('socat', '-V')) {
    const how = apt ? `sudo apt-get install ${APT_PACKAGES.join(' ')}` : 'the first is called zbar in Homebrew and zbar-tools elsewhere';
    return `Please install zbarimg, which reads QR codes for the tests, and socat, which gives them serial ports: ${how}.`;
  }
  // Playwright's own browser; a second run finds it in its cache.
  const cli = join(ROOT, 'e2e/node_modules/playwright-core/cli.js');
  if (run(process.execPath, [cli, 'install', 'chromium'], process.env)) return null;
  return 'Please install Chromium: Playwright could not download its own.';
}

/** Installs packages of Debian; false where that cannot be done from here. */
export function aptInstall(packages: readonly string[]): boolean {
  if (!hasApt() || process.getuid?.() !== 0) return false;
  console.log(`installing ${packages.join(', ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return run('apt-get', ['update', '-qq'], env) && run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], env);
}

function hasApt(): boolean {
  return process.platform === 'linux' && existsSync('/usr/bin/apt-get');
}

export function isThere(program: string, ask = '--version'): boolean {
  return spawnSync(program, [ask], { stdio: 'ignore' }).error === undefined;
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv): boolean {
  return spawnSync(command, args, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}
