import { type StubClient, stubClient } from '@luot/client/stub-client';
import type { Refusal } from '@luot/shared/domain/refusal';
import type { SignedIn } from '@luot/shared/protocol/handshake';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { LanguageProvider } from '../language-context.tsx';
import { PersonPage } from './person-page.tsx';

const WATCHES = [{ view: 'staff', id: 'all' }] as const;
const SESSION = { token: 'secret', login: 'quay1', name: 'Cán bộ quầy 1', role: 'staff' };
const asked: { address: string; headers: unknown }[] = [];
let answer: Response | null;
let client: StubClient;

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal('fetch', (address: string, init?: RequestInit) => {
    asked.push({ address, headers: init?.headers });
    return answer === null ? Promise.reject(new TypeError('no network')) : Promise.resolve(answer);
  });
});

const connect = ({ id }: { readonly id: string }) => {
  client = stubClient(id);
  return client;
};

function open(role: SignedIn['role'] = 'staff'): void {
  render(
    <LanguageProvider>
      <PersonPage role={role} watches={WATCHES} connect={connect}>
        {(session, leave) => (
          <button type="button" onClick={leave}>
            {session.name}
          </button>
        )}
      </PersonPage>
    </LanguageProvider>,
  );
}

const submit = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Đăng nhập' });

async function signIn(given: Response | null): Promise<void> {
  answer = given;
  fireEvent.change(screen.getByLabelText('Tên đăng nhập'), { target: { value: 'quay1' } });
  fireEvent.change(screen.getByLabelText('Mật khẩu'), { target: { value: 'demo' } });
  await act(async () => fireEvent.click(submit()));
}

const no = (status: number, refusal: Refusal) => Response.json({ ok: false, refusal }, { status });

/** The server's no to the connection itself. */
const refuse = (refusal: Refusal) => act(() => client.store.setState({ link: 'down', refusal }));

test.each([
  ['staff', 'Quầy phục vụ'],
  ['manager', 'Điều hành'],
  ['greeter', 'Hướng dẫn'],
] as const)('[C10] the page of %s says whose it is: %s', (role, title) => {
  open(role);
  expect(screen.getByText(title)).toBeDefined();
});

test('the button waits for both fields', () => {
  open();
  expect(submit().disabled).toBe(true);
  fireEvent.change(screen.getByLabelText('Tên đăng nhập'), { target: { value: 'quay1' } });
  expect(submit().disabled).toBe(true);
  fireEvent.change(screen.getByLabelText('Mật khẩu'), { target: { value: 'demo' } });
  expect(submit().disabled).toBe(false);
});

test.each([
  ['a wrong password', no(401, { code: 'wrong-password' }), 'Tên đăng nhập hoặc mật khẩu không đúng.'],
  ['too many tries', no(429, { code: 'too-many' }), 'Quá nhiều yêu cầu cùng lúc. Vui lòng chờ một chút.'],
  ['an answer that is none', new Response('<html>', { status: 502 }), 'Yêu cầu không hợp lệ nên máy chủ không thực hiện.'],
  ['no server', null, 'Mất kết nối với máy chủ. Đang kết nối lại…'],
  ['somebody with another role', Response.json({ ...SESSION, role: 'manager' }), 'Không có quyền làm việc này.'],
])('[R1] %s: the sentence says why, and nobody is let in', async (_case, given, sentence) => {
  open();
  await signIn(given);
  expect(screen.getByRole('alert').textContent).toBe(sentence);
  expect(screen.queryByText(SESSION.name)).toBeNull();
});

test('[R1] who has signed in stays so when the page is opened again on this tab', async () => {
  open();
  await signIn(Response.json(SESSION));
  expect(screen.getByText(SESSION.name)).toBeDefined();
  cleanup();
  open();
  expect(screen.getByText(SESSION.name)).toBeDefined();
});

test.each([
  [{ code: 'signed-out' }, 'Phiên làm việc đã kết thúc. Vui lòng đăng nhập lại.'],
  [{ code: 'protocol-mismatch' }, 'Màn hình này dùng phiên bản khác với máy chủ. Vui lòng tải lại trang hoặc báo kỹ thuật viên.'],
] as const)('[R1] the server’s %o asks to sign in again and says why', async (refusal, sentence) => {
  open();
  await signIn(Response.json(SESSION));
  refuse(refusal);
  expect(screen.getByRole('alert').textContent).toBe(sentence);
  cleanup();
  open();
  expect(submit()).toBeDefined();
});

test('[R1] whoever leaves ends the session at the server and is told nothing', async () => {
  open();
  await signIn(Response.json(SESSION));
  await act(async () => fireEvent.click(screen.getByText(SESSION.name)));
  expect(asked.at(-1)).toEqual({ address: 'sign-out', headers: { authorization: 'Bearer secret' } });
  expect(submit()).toBeDefined();
  expect(screen.getByRole('alert').textContent).toBe('');
  expect(sessionStorage).toHaveLength(0);
});
