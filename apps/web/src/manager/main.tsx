import { startPage } from '@luot/ui/page-root';
import { PersonPage } from '@luot/ui/person-page';
import { startTheme } from '../theme.ts';
import { MANAGER_WATCHES, ManagerPage } from './manager-page.tsx';

startTheme();
startPage(
  <PersonPage role="manager" watches={MANAGER_WATCHES}>
    {(session, leave) => <ManagerPage session={session} onLeave={leave} />}
  </PersonPage>,
);
