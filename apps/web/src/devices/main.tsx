import type { Watch } from '@luot/shared/protocol/handshake';
import { startPage } from '@luot/ui/pages/page-root';
import { PersonPage } from '@luot/ui/pages/person-page';
import { DevicesPage } from './devices-page.tsx';

const WATCHES: readonly Watch[] = [{ view: 'devices', id: 'all' }];

startPage(
  <PersonPage role="manager" watches={WATCHES}>
    {(session, leave) => <DevicesPage session={session} onLeave={leave} />}
  </PersonPage>,
);
