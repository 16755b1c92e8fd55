// Figures for a monitoring system, in Prometheus' text format. No personal data: counts and times only.

import type { Engine } from '@luot/engine/engine';
import { counterOf, waitingOf } from '@luot/queue/state';
import { DEVICE_STATES } from '@luot/shared/domain/devices/device-state';
import type { DeviceDetail } from '@luot/shared/protocol/views/devices-view';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  readonly registry: Registry;
  readonly command: (name: string, ok: boolean, seconds: number) => void;
  readonly api: (operation: string, status: number) => void;
  /** What a door counts. */
  readonly count: (name: string, help: string, now: () => number) => void;
}

export function createMetrics(engine: Engine, devices: () => readonly DeviceDetail[]): Metrics {
  const registry = new Registry();
  // The library's own precision wakes an idle server a hundred times a second.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 500 });
  const registers = [registry];
  const commands = new Counter({ name: 'luot_commands_total', help: 'Commands by name and answer', labelNames: ['name', 'answer'], registers });
  const seconds = new Histogram({
    name: 'luot_command_seconds',
    help: 'From a command at the gateway to its answer, the disk included',
    buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.05, 0.25, 1],
    registers,
  });
  const api = new Counter({
    name: 'luot_api_requests_total',
    help: 'Requests of other programs by operation and HTTP status',
    labelNames: ['operation', 'status'],
    registers,
  });
  const events = new Counter({ name: 'luot_events_total', help: 'Journal events by type', labelNames: ['type'], registers });
  engine.onCommit((list) => {
    for (const event of list) events.inc({ type: event.type });
  });
  gauge('luot_waiting', 'Waiting tickets by service', ['service'], (g) => {
    g.reset();
    for (const { id } of engine.state.settings.services) g.set({ service: id }, waitingOf(engine.state, id).length);
  });
  gauge('luot_counters_open', 'Open counters', [], (g) =>
    g.set(engine.state.settings.counters.filter((c) => counterOf(engine.state, c.id).state === 'open').length),
  );
  gauge('luot_device_state', '1 for the state each device is in now', ['device', 'kind', 'state'], (g) => {
    g.reset();
    for (const { id, kind, state } of devices()) for (const of of DEVICE_STATES) g.set({ device: id, kind, state: of }, of === state ? 1 : 0);
  });
  gauge('luot_device_state_since_seconds', 'When each device came into its state, seconds since 1970', ['device'], (g) => {
    for (const { id, sinceMs } of devices()) g.set({ device: id }, sinceMs / 1000);
  });
  gauge('luot_device_events', 'Papers, frames, keys and scans of each device since it was opened', ['device', 'what'], (g) => {
    for (const { id, counts } of devices()) for (const [what, n] of Object.entries(counts)) g.set({ device: id, what }, n);
  });
  gauge('luot_clock_difference_seconds', 'The machine’s clock less the centre’s time, where it is not followed', [], (g) =>
    g.set((engine.clockDoubt?.differenceMs ?? 0) / 1000),
  );
  gauge('luot_storage_fault', '1 when the store could not be written', [], (g) => g.set(engine.fault === null ? 0 : 1));

  function gauge(name: string, help: string, labelNames: string[], collect: (gauge: Gauge) => void): void {
    const made: Gauge = new Gauge({ name, help, labelNames, registers, collect: () => collect(made) });
  }

  return {
    registry,
    command: (name, ok, took) => {
      commands.inc({ name, answer: ok ? 'done' : 'refused' });
      seconds.observe(took);
    },
    api: (operation, status) => api.inc({ operation, status }),
    count: (name, help, now) => gauge(name, help, [], (g) => g.set(now())),
  };
}
