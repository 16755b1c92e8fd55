import { exposeBridge } from '@luot/shell/preload-bridge';

exposeBridge();
