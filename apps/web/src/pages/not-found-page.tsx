import { Link } from '@tanstack/react-router';
import { useLanguage } from '../words/language.tsx';

export function NotFoundPage() {
  const { words } = useLanguage();
  return (
    <div className="failure">
      <p>{words.states.notFound}</p>
      <Link to="/app/home">{words.states.home}</Link>
    </div>
  );
}
