// The client against a socket that a test moves by hand: what is sent, how often, and when it gives up.
import type { Refusal } from '@luot/shared/domain/refusal';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { connectClient, type LuotClient } from './luot-client.ts';

/** As far as the client uses it: Socket.IO's own names and meanings. */
class WireEnd {
  connected = false;
  id = 'first';
  /** False when it has stopped trying by itself. */
  active = true;
  connects = 0;
  readonly commands: { readonly commandId: string; readonly name: string }[] = [];
  readonly watches: unknown[] = [];
  auth: (give: (handshake: unknown) => void) => void = () => undefined;
  #listeners = new Map<string, Set<(value?: unknown) => void>>();
  #acks: ((reply: unknown) => void)[] = [];

  on(event: string, listener: (value?: unknown) => void): void {
    this.#listeners.set(event, (this.#listeners.get(event) ?? new Set()).add(listener));
  }
  off(event: string, listener: (value?: unknown) => void): void {
    this.#listeners.get(event)?.delete(listener);
  }
  emit(_event: string, watches: unknown): void {
    this.watches.push(watches);
  }
  timeout(timeoutMs: number) {
    return {
      emitWithAck: (_event: string, command: { commandId: string; name: string }) => {
        this.commands.push(command);
        return new Promise((resolve, reject) => {
          this.#acks.push(resolve);
          setTimeout(() => reject(new Error('no answer')), timeoutMs);
        });
      },
    };
  }
  connect(): void {
    this.connects += 1;
    this.active = true;
  }
  disconnect(): this {
    this.active = false;
    this.connected = false;
    return this;
  }

  fire(event: string, value?: unknown): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(value);
  }
  open(): void {
    this.connected = true;
    this.fire('connect');
  }
  drop(): void {
    this.connected = false;
    this.fire('disconnect');
  }
  refuse(refusal: Refusal): void {
    this.active = false;
    this.fire('connect_error', Object.assign(new Error(refusal.code), { data: refusal }));
  }
  answer(reply: unknown): void {
    this.#acks.at(-1)?.(reply);
  }
}

const wire = vi.hoisted(() => ({ end: null as unknown }));
vi.mock('socket.io-client', () => ({ io: (_url: string, { auth }: { auth: unknown }) => Object.assign(wire.end as object, { auth }) }));

const ISSUE = { serviceId: 'land', language: 'vi' } as const;
let end: WireEnd;
const connect = (kind: 'device' | 'session'): LuotClient => {
  const proof = kind === 'device' ? ({ kind, device: 'kiosk-1', token: 't' } as const) : ({ kind, token: 't' } as const);
  return connectClient({ serverUrl: 'http://server', proof, id: 'kiosk-1' }, [{ view: 'kiosk', id: 'kiosk-1' }]);
};
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000 });
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  vi.stubGlobal('fetch', async () => new Response('{"ok":true}'));
  end = new WireEnd();
  wire.end = end;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('a command', () => {
  test('[N3] is sent again, the same one, until it is answered', async () => {
    const client = connect('device');
    end.open();
    const reply = client.send('ticket.issue', ISSUE);
    await pass(3_000);
    await pass(3_000);
    expect(end.commands).toHaveLength(3);
    expect(new Set(end.commands.map((command) => command.commandId)).size).toBe(1);
    end.answer({ ok: true, value: { number: 'B001' } });
    expect(await reply).toEqual({ ok: true, value: { number: 'B001' } });
    await pass(10_000);
    expect(end.commands).toHaveLength(3);
  });

  test('[N3] waits for the link, and goes on after a break', async () => {
    const client = connect('device');
    const reply = client.send('ticket.issue', ISSUE);
    await pass(10_000);
    expect(end.commands).toEqual([]);
    end.open();
    await pass(0);
    end.drop();
    await pass(10_000);
    expect(end.commands).toHaveLength(1);
    end.open();
    await pass(0);
    expect(end.commands).toHaveLength(2);
    expect(end.commands[1]).toEqual(end.commands[0]);
    end.answer({ ok: false, refusal: { code: 'series-full' } });
    expect(await reply).toEqual({ ok: false, refusal: { code: 'series-full' } });
  });

  test('[K4] that is a question is asked once over one link, however slow the answer', async () => {
    const client = connect('device');
    end.open();
    const reply = client.send('dossier.find', { code: 'H56.25.10-261109-0975' }, 8_000);
    await pass(7_900);
    expect(end.commands).toHaveLength(1);
    await pass(200);
    expect(await reply).toMatchObject({ ok: false, refusal: { code: 'no-answer' } });
    expect(end.commands).toHaveLength(1);
  });

  test('[N3] two intentions are two commands', async () => {
    const client = connect('device');
    end.open();
    void client.send('ticket.issue', ISSUE);
    void client.send('ticket.issue', ISSUE);
    expect(new Set(end.commands.map((command) => command.commandId)).size).toBe(2);
  });

  test('[R1] ends as "signed out" when the server lets nobody in', async () => {
    const client = connect('session');
    const reply = client.send('counter.open', { counterId: 'c1' });
    end.refuse({ code: 'signed-out' });
    expect(await reply).toEqual({ ok: false, refusal: { code: 'signed-out' } });
  });
});

describe('the link', () => {
  test('[L3] is down from its first break on, until it is up', async () => {
    const client = connect('device');
    end.open();
    const downSinceMs = performance.now();
    end.drop();
    await pass(5_000);
    end.fire('connect_error', new Error('no route'));
    expect(client.store.getState()).toMatchObject({ link: 'down', downSinceMs, refusal: null });
    end.open();
    expect(client.store.getState()).toMatchObject({ link: 'up', downSinceMs: null });
  });

  test('[R1] a device that is refused asks again, for it may be enrolled by now', async () => {
    const client = connect('device');
    end.refuse({ code: 'not-enrolled' });
    expect(client.store.getState().refusal).toEqual({ code: 'not-enrolled' });
    await pass(10_300);
    expect(end.connects).toBe(1);
    end.open();
    expect(client.store.getState().refusal).toBeNull();
  });

  test('[R1] a person who is refused has to sign in; a closed page asks no more', async () => {
    connect('session');
    end.refuse({ code: 'signed-out' });
    await pass(60_000);
    const client = connect('device');
    end.refuse({ code: 'not-enrolled' });
    client.close();
    await pass(60_000);
    expect(end.connects).toBe(0);
  });

  test('[L3] each connection asks for the newest watches', () => {
    const client = connect('device');
    const given: unknown[] = [];
    client.watch([{ view: 'board', id: 'board-a' }]);
    expect(end.watches).toEqual([]);
    end.auth((handshake) => given.push(handshake));
    expect(given).toMatchObject([{ watch: [{ view: 'board', id: 'board-a' }] }]);
    end.open();
    client.watch([]);
    expect(end.watches).toEqual([[]]);
  });
});

describe('a connection', () => {
  test('[G3] what the server has called it stays known over the next ones, the newest twenty', () => {
    const client = connect('device');
    for (let i = 1; i <= 25; i++) {
      end.id = `connection ${i}`;
      end.open();
      end.drop();
    }
    const { connections } = client.store.getState();
    expect([connections.length, connections[0], connections.at(-1)]).toEqual([20, 'connection 6', 'connection 25']);
  });
});
