import { DevicePage, openDevice } from '@luot/ui/pages/device-page';
import { lockPage } from '@luot/ui/pages/lock-page';
import { startPage } from '@luot/ui/pages/page-root';
import { DisplayPage } from './display-page.tsx';
import { HallVoice } from './voice/hall-voice.tsx';

const watches = (id: string) => [{ view: 'board', id } as const];

startPage(
  <DevicePage opening={openDevice('display', watches)}>
    <DisplayPage />
    <HallVoice />
  </DevicePage>,
);
lockPage();
