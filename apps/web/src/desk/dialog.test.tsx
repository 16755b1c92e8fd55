import { LanguageProvider } from '@luot/ui/language-context';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Dialog, DialogTop } from './dialog.tsx';

const chosen = vi.fn<(what: string) => void>();

beforeEach(() => chosen.mockReset());

function Page({ children, top = null }: { children: ReactNode; top?: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <LanguageProvider>
      <DialogTop value={top}>
        <button type="button" data-home="">
          large key
        </button>
        <button type="button" onClick={() => setOpen(true)}>
          row
        </button>
        {open ? (
          <Dialog title="question" onClose={() => setOpen(false)}>
            {children}
          </Dialog>
        ) : null}
      </DialogTop>
    </LanguageProvider>
  );
}
const button = (name: string) => screen.getByRole('button', { name });
const choice = (name: string, disabled = false) => (
  <button type="button" data-choice="" disabled={disabled} onClick={() => chosen(name)}>
    {name}
  </button>
);
const open = () => act(async () => fireEvent.click(button('row')));
/** How the browser would say a button was reached; jsdom cannot know. */
function reached(element: HTMLElement, byKeys: boolean): void {
  const matches = element.matches.bind(element);
  vi.spyOn(element, 'matches').mockImplementation((selector) => (selector.includes(':focus-visible') ? byKeys : matches(selector)));
  element.focus();
}
const dialog = () => screen.getByRole('dialog');
const close = () => act(async () => fireEvent(dialog(), new Event('close')));

describe('the focus', () => {
  test('goes back to what was reached by keys', async () => {
    render(<Page>text</Page>);
    reached(button('row'), true);
    await open();
    await close();
    expect(document.activeElement).toBe(button('row'));
  });

  test('goes to the large key after a touch', async () => {
    render(<Page>text</Page>);
    reached(button('row'), false);
    await open();
    await close();
    expect(document.activeElement).toBe(button('large key'));
  });

  test('begins where the dialog says, otherwise at no button', async () => {
    render(
      <Page>
        {choice('one')}
        <button type="button" data-first="">
          first
        </button>
      </Page>,
    );
    await open();
    expect(document.activeElement).toBe(button('first'));
    cleanup();
    render(<Page>{choice('one')}</Page>);
    await open();
    expect(document.activeElement).toBe(dialog());
  });
});

describe('the digits', () => {
  beforeEach(async () => {
    render(
      <Page>
        {choice('one')}
        {choice('two', true)}
        {choice('three')}
        <input aria-label="field" />
      </Page>,
    );
    await open();
  });

  test('choose in order, and not what cannot be chosen', () => {
    for (const key of ['3', '2', '1', '4', '0', 'x']) fireEvent.keyDown(dialog(), { key });
    expect(chosen.mock.calls.flat()).toEqual(['three', 'one']);
  });

  test('are left alone in a field, when held, and with the browser’s own keys', () => {
    fireEvent.keyDown(screen.getByLabelText('field'), { key: '1' });
    fireEvent.keyDown(dialog(), { key: '1', repeat: true });
    for (const modifier of ['ctrlKey', 'altKey', 'metaKey']) fireEvent.keyDown(dialog(), { key: '1', [modifier]: true });
    expect(chosen).not.toHaveBeenCalled();
  });
});

test('what must be seen is seen in the dialog too', async () => {
  render(<Page top={<p>alarm</p>}>text</Page>);
  await open();
  expect(dialog().textContent).toContain('alarm');
});
