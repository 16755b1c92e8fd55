import { DevicePage } from '@luot/ui/device-page';
import { startPage } from '@luot/ui/page-root';
import { KioskPage } from './kiosk-page.tsx';

const watches = (id: string) => [{ view: 'kiosk', id } as const, { view: 'catalogue', id: 'all' } as const];

startPage(
  <DevicePage role="kiosk" watches={watches}>
    <KioskPage />
  </DevicePage>,
);
