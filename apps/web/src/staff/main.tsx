import { startPage } from '@luot/ui/pages/page-root';
import { PersonPage } from '@luot/ui/pages/person-page';
import { startTheme } from '../desk/theme.ts';
import { STAFF_WATCHES, StaffPage } from './staff-page.tsx';

startTheme();
startPage(
  <PersonPage role="staff" watches={STAFF_WATCHES}>
    {(session, leave) => <StaffPage session={session} onLeave={leave} />}
  </PersonPage>,
);
