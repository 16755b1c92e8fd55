import { startPage } from '@luot/ui/page-root';
import { PersonPage } from '@luot/ui/person-page';
import { startTheme } from '../theme.ts';
import { STAFF_WATCHES, StaffPage } from './staff-page.tsx';

startTheme();
startPage(
  <PersonPage role="staff" watches={STAFF_WATCHES}>
    {(session, leave) => <StaffPage session={session} onLeave={leave} />}
  </PersonPage>,
);
