import { DevicePage, openDevice } from '@luot/ui/pages/device-page';
import { lockPage } from '@luot/ui/pages/lock-page';
import { startPage } from '@luot/ui/pages/page-root';
import { KioskPage } from './kiosk-page.tsx';

// The catalogue, hundreds of kilobytes, is asked for when the first screen stands.
const watches = (id: string) => [{ view: 'kiosk', id } as const];

startPage(
  <DevicePage opening={openDevice('kiosk', watches)}>
    <KioskPage />
  </DevicePage>,
);
lockPage();
