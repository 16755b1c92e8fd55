import type { Watch } from '@luot/shared/protocol/handshake';
import { startPage } from '@luot/ui/page-root';
import { PersonPage } from '@luot/ui/person-page';
import { ManagerPage } from './manager-page.tsx';

const WATCHES: readonly Watch[] = [{ view: 'manager', id: 'all' }];

startPage(
  <PersonPage role="manager" watches={WATCHES}>
    {(session, leave) => <ManagerPage session={session} onLeave={leave} />}
  </PersonPage>,
);
