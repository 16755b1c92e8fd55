import { startShell } from '@luot/shell/start-shell';

startShell({ page: 'kiosk' });
