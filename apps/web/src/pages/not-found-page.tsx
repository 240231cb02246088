import { Link } from '@tanstack/react-router';
import { keepFrame } from '../frame/search.ts';
import { useLanguage } from '../words/language.tsx';

export function NotFoundPage() {
  const { words } = useLanguage();
  return (
    <div className="failure">
      <p>{words.states.notFound}</p>
      <Link to="/" search={keepFrame}>
        {words.states.home}
      </Link>
    </div>
  );
}
