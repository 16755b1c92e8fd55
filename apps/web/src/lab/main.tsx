import { DevicePage, openDevice } from '@luot/ui/pages/device-page';
import { startPage } from '@luot/ui/pages/page-root';
import { LabPage } from './lab-page.tsx';

const watches = () => [{ view: 'lab', id: 'all' } as const];

startPage(
  <DevicePage opening={openDevice('lab', watches)}>
    <LabPage />
  </DevicePage>,
);
