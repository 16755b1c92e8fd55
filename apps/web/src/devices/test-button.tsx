import { refusalSentence } from '@luot/shared/domain/refusal';
import type { Reply } from '@luot/shared/protocol/commands';
import type { DeviceDetail } from '@luot/shared/protocol/views/devices-view';
import { useClient } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { useEffect, useState } from 'react';

/** Nobody stands at the device any more, waiting for a test asked for a quarter of a minute ago. */
const PATIENCE_MS = 15_000;

/** Long enough to read one sentence. */
const ANSWER_MS = 8_000;

export function TestButton({ device }: { device: DeviceDetail }) {
  const client = useClient();
  const { say, textOf, language } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Reply | null>(null);

  useEffect(() => {
    if (answer === null) return;
    const timer = setTimeout(() => setAnswer(null), ANSWER_MS);
    return () => clearTimeout(timer);
  }, [answer]);

  const test = async () => {
    setBusy(true);
    setAnswer(null);
    setAnswer(await client.send('device.test', { deviceId: device.id }, PATIENCE_MS));
    setBusy(false);
  };

  return (
    <div className="device-test">
      <button type="button" disabled={busy} aria-label={say('devices.test-name', { name: textOf(device.name) })} onClick={() => void test()}>
        {say('devices.test')}
      </button>
      <p role="status" data-well={answer?.ok}>
        {answer === null ? null : answer.ok ? say('devices.tested') : refusalSentence(answer.refusal, language)}
      </p>
    </div>
  );
}
