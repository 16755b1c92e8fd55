import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import { useLanguage } from '@luot/ui/language-context';

/** Names of services by their ids, in the page's language. */
export function useServiceName({ services }: Pick<StaffView, 'services'>): (id: string) => string {
  const { textOf } = useLanguage();
  return (id) => {
    const service = services.find((s) => s.id === id);
    return service === undefined ? id : textOf(service.name);
  };
}
