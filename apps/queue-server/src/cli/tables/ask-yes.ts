// A question to whoever sits at the terminal.
import { createInterface } from 'node:readline';

interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/** Null: there is no terminal, so nobody to ask. What is not a plain yes is a no, the end of the input too. */
export async function askYes(question: string, { input, output }: Terminal = { input: process.stdin, output: process.stdout }): Promise<boolean | null> {
  if (input.isTTY !== true || output.isTTY !== true) return null;
  const lines = createInterface({ input, output });
  try {
    return await new Promise<boolean>((done) => {
      lines.once('close', () => done(false));
      lines.question(`${question} [y/N] `, (answer) => done(/^(?:y|yes|c|có|co)$/i.test(answer.normalize('NFC').trim())));
    });
  } finally {
    lines.close();
  }
}
