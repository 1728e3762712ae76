import { Router } from 'express';
import { z } from 'zod';
import { text, tickBox } from './forms.ts';
import { mount } from './page.ts';

const Sample = z.object({
  nama: text('Tulis nama perusahaan'),
  alasan: z.enum(['keluar', 'pindah'], 'Pilih satu alasan'),
  setuju: tickBox.refine((ticked) => ticked, 'Centang pernyataan'),
});

/** A page with every part that pages are made of, for those who build or translate them. Demonstration only. */
export function galleryRoutes(): Router {
  const router = Router();
  mount(router, {
    method: 'get',
    path: '/galeri',
    permission: 'public',
    handle: ({ page }) => page.render('gallery/index'),
  });
  mount(router, {
    method: 'get',
    path: '/galeri/pemberi-kerja',
    permission: 'public',
    handle: ({ page }) => page.render('gallery/employer'),
  });
  mount(router, {
    method: 'post',
    path: '/galeri',
    permission: 'public',
    body: Sample,
    invalid: 'gallery/index',
    handle({ page }) {
      page.flash({
        kind: 'success',
        text: page.t('Isian tersimpan.'),
        link: { href: '/galeri', text: page.t('Urungkan') },
      });
      page.redirect('/galeri');
    },
  });
  return router;
}
