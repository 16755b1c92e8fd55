import { startShell } from '@luot/shell/start-shell';
import { attachAgent } from './attach-agent.ts';

startShell({ page: 'kiosk', attach: attachAgent });
