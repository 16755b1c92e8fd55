// Tests of the clerk's page: a client without a wire, what was sent over it, and dialogs in jsdom.

import { type StubClient, stubClient } from '@luot/client/stub-client';
import type { ClientCommand, Reply } from '@luot/shared/protocol/commands';
import { ClientProvider } from '@luot/ui/client-context';
import { LanguageProvider } from '@luot/ui/language-context';
import { act, fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { type Commands, useCommands } from '../src/desk/use-commands.ts';

export interface Desk {
  readonly client: StubClient;
  /** What the server answers from now on. */
  readonly answer: (answer: (command: ClientCommand) => Reply | Promise<Reply>) => void;
  readonly again: (children: (commands: Commands) => ReactNode) => void;
}

/** @param children a piece of the page, given the commands it sends through */
export function givenDesk(children: (commands: Commands) => ReactNode): Desk {
  let answer: (command: ClientCommand) => Reply | Promise<Reply> = () => ({ ok: true, value: {} });
  const client = stubClient('quay7', (command) => answer(command));
  const page = (piece: typeof children) => (
    <LanguageProvider>
      <ClientProvider client={client}>
        <WithCommands>{piece}</WithCommands>
      </ClientProvider>
    </LanguageProvider>
  );
  const { rerender } = render(page(children));
  return {
    client,
    answer: (next) => {
      answer = next;
    },
    again: (next) => rerender(page(next)),
  };
}

function WithCommands({ children }: { children: (commands: Commands) => ReactNode }) {
  const commands = useCommands();
  return (
    <>
      {children(commands)}
      <output>{commands.message?.text}</output>
    </>
  );
}

/** What the page has told the clerk. */
export function told(): string {
  return document.querySelector('output')?.textContent ?? '';
}

export async function click(name: string | RegExp): Promise<void> {
  await act(async () => fireEvent.click(screen.getByRole('button', { name })));
}

export async function press(key: string, on: Element = document.activeElement ?? document.body, options: KeyboardEventInit = {}): Promise<void> {
  await act(async () => fireEvent.keyDown(on, { key, ...options }));
}

export function buttonNames(): (string | null)[] {
  return screen.getAllByRole('button').map((button) => button.textContent);
}
