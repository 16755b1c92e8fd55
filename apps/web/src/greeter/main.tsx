import { startPage } from '@luot/ui/pages/page-root';
import { PersonPage } from '@luot/ui/pages/person-page';
import { GREETER_WATCHES, GreeterPage } from './greeter-page.tsx';

startPage(
  <PersonPage role="greeter" watches={GREETER_WATCHES}>
    {(session, leave) => <GreeterPage session={session} onLeave={leave} />}
  </PersonPage>,
);
