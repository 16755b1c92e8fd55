import type { Watch } from '@luot/shared/protocol/handshake';
import { startPage } from '@luot/ui/page-root';
import { PersonPage } from '@luot/ui/person-page';
import { DevicesPage } from './devices-page.tsx';

const WATCHES: readonly Watch[] = [{ view: 'devices', id: 'all' }];

startPage(
  <PersonPage role="manager" watches={WATCHES}>
    {(session, leave) => <DevicesPage session={session} onLeave={leave} />}
  </PersonPage>,
);
