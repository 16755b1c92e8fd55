// What the voice clips are made with beyond npm: a speaker that knows Vietnamese, and a writer of sound files.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aptInstall, isThere } from '../checks/test-tools.ts';

export interface Sound {
  readonly samples: Float32Array;
  /** Samples a second. */
  readonly rate: number;
}

/** Small, and all there is in a voice. */
export const CLIP_RATE = 22_050;

/** Installs what is missing, or returns a sentence that says what a person has to install. */
export function installSoundTools(): string | null {
  if (isThere('espeak-ng') && isThere('sox')) return null;
  return aptInstall(['espeak-ng', 'sox']) ? null : 'Please install espeak-ng, which speaks the placeholders, and sox, which writes sound files.';
}

export interface Speaker {
  readonly voice: string;
  readonly wordsPerMinute: number;
  readonly pitch: number;
}

export function speak({ voice, wordsPerMinute, pitch }: Speaker, text: string): Sound {
  return inFolder((folder) => {
    const file = join(folder, 'said.wav');
    run('espeak-ng', ['-v', voice, '-s', String(wordsPerMinute), '-p', String(pitch), '-w', file, text]);
    return readSound(file);
  });
}

/** One channel of any sound file sox reads. */
export function readSound(file: string): Sound {
  const { stdout } = run('sox', [file, '-t', 'f32', '-r', String(CLIP_RATE), '-c', '1', '-']);
  const bytes = new Uint8Array(stdout);
  return { samples: new Float32Array(bytes.buffer, 0, Math.floor(bytes.length / 4)), rate: CLIP_RATE };
}

/**
 * Writes Ogg Vorbis with a comment in its head. The same sound and comment make the same bytes.
 * @param quality -1 to 10; 4 for words that are joined, less for whole sentences
 */
export function writeOgg(file: string, { samples, rate }: Sound, comment: string, quality: number): void {
  inFolder((folder) => {
    const raw = join(folder, 'clip.f32');
    writeFileSync(raw, Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength));
    run('sox', ['-R', '-t', 'f32', '-r', String(rate), '-c', '1', raw, '-t', 'ogg', '-C', String(quality), '--comment', comment, file]);
  });
}

/** What an independent meter says of a file: sox's own statistics. */
export function measure(file: string): { readonly durationMs: number; readonly loudestDb: number; readonly loudnessDb: number } {
  // Short-time loudness at its highest. Said ten times over, because the meter leaves out what it hears while it settles.
  const repeated = 10;
  const { stderr } = run('sox', [file, '-n', 'repeat', String(repeated - 1), 'stats', '-w', '0.1']);
  const value = (name: string) => Number(new RegExp(`^${name}\\s+(-?[\\d.]+)`, 'm').exec(stderr.toString())?.[1]);
  return { durationMs: (value('Length s') * 1000) / repeated, loudestDb: value('Pk lev dB'), loudnessDb: value('RMS Pk dB') };
}

function inFolder<Value>(work: (folder: string) => Value): Value {
  const folder = mkdtempSync(join(tmpdir(), 'luot-voice-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(program: string, args: readonly string[]): { readonly stdout: Buffer; readonly stderr: Buffer } {
  const { status, stdout, stderr, error } = spawnSync(program, args, { maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr.toString()}`);
  return { stdout, stderr };
}

/** The head of an Ogg file holds its comments as they are. */
export function hasComment(file: string, comment: string): boolean {
  return readFileSync(file).subarray(0, 4096).includes(comment);
}
