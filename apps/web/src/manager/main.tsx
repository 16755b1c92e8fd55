import { startPage } from '@luot/ui/pages/page-root';
import { PersonPage } from '@luot/ui/pages/person-page';
import { startTheme } from '../desk/theme.ts';
import { MANAGER_WATCHES, ManagerPage } from './manager-page.tsx';

startTheme();
startPage(
  <PersonPage role="manager" watches={MANAGER_WATCHES}>
    {(session, leave) => <ManagerPage session={session} onLeave={leave} />}
  </PersonPage>,
);
