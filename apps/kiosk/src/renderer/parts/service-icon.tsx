import {
  Baby,
  BookOpen,
  Briefcase,
  FileCheck2,
  HandHeart,
  HardHat,
  HeartPulse,
  House,
  Info,
  type LucideIcon,
  MapPinned,
  PackageCheck,
  Scale,
} from 'lucide-react';

const ICONS: Readonly<Record<string, LucideIcon>> = {
  certification: FileCheck2,
  'civil-status': Baby,
  land: MapPinned,
  construction: HardHat,
  residence: House,
  business: Briefcase,
  social: HandHeart,
  insurance: HeartPulse,
  justice: Scale,
  culture: BookOpen,
  results: PackageCheck,
};

/** Always beside a word, so a screen reader need not hear of it. */
export function ServiceIcon({ icon }: { icon: string }) {
  const Icon = ICONS[icon] ?? Info;
  return <Icon className="service-icon" aria-hidden="true" strokeWidth={1.75} />;
}
