import './zod-without-eval.ts';
import './page.css';
import { createRoot } from 'react-dom/client';
import { AdminPage } from './admin-page.tsx';
import { setStyleVariables } from './theme.ts';

setStyleVariables(document.documentElement);
createRoot(document.getElementById('page') as HTMLElement).render(<AdminPage />);
