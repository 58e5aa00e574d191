/* latex_journals.c: the commands for journals in entries from ADS, which journals of astronomy and physics
 * define in their LaTeX classes. */
#include "load/latex_internal.h"

static const struct {
    const char *name, *journal;
} journals[] = {
    {"aap", "A&A"}, {"aapr", "A&A Rev."}, {"aaps", "A&AS"}, {"aas", "AAS Meeting Abstracts"},
    {"actaa", "Acta Astron."}, {"afz", "Afz"}, {"aj", "AJ"}, {"ao", "Appl. Opt."}, {"apj", "ApJ"},
    {"apjl", "ApJL"}, {"apjlett", "ApJL"}, {"apjs", "ApJS"}, {"apjsupp", "ApJS"},
    {"aplett", "Astrophys. Lett."}, {"applopt", "Appl. Opt."},
    {"apspr", "Astrophys. Space Phys. Res."}, {"apss", "Ap&SS"}, {"araa", "ARA&A"},
    {"areps", "Annu. Rev. Earth Planet. Sci."}, {"astap", "A&A"}, {"azh", "AZh"}, {"baas", "BAAS"},
    {"bac", "Bull. Astron. Inst. Czech."}, {"bain", "Bull. Astron. Inst. Netherlands"},
    {"caa", "Chinese Astron. Astrophys."}, {"cjaa", "Chinese J. Astron. Astrophys."},
    {"dps", "AAS/DPS Meeting Abstracts"}, {"expa", "Exp. Astron."}, {"fcp", "Fundam. Cosm. Phys."},
    {"gca", "Geochim. Cosmochim. Acta"}, {"grl", "Geophys. Res. Lett."}, {"iaucirc", "IAU Circ."},
    {"icarus", "Icarus"}, {"jaavso", "J. Am. Assoc. Var. Star Obs."},
    {"jatis", "J. Astron. Telesc. Instrum. Syst."}, {"jcap", "J. Cosmol. Astropart. Phys."},
    {"jcomph", "J. Comput. Phys."}, {"jcp", "J. Chem. Phys."}, {"jgr", "J. Geophys. Res."},
    {"jgre", "J. Geophys. Res. Planets"}, {"jqsrt", "J. Quant. Spectrosc. Radiat. Transf."},
    {"jrasc", "JRASC"}, {"maps", "Meteorit. Planet. Sci."}, {"memras", "Mem. R. Astron. Soc."},
    {"memsai", "Mem. Soc. Astron. Italiana"}, {"mnras", "Mon. Not. R. Astron. Soc."},
    {"na", "New Astron."}, {"nar", "New Astron. Rev."}, {"nat", "Nature"},
    {"natas", "Nature Astron."}, {"nphysa", "Nucl. Phys. A"}, {"pasa", "PASA"}, {"pasj", "PASJ"},
    {"pasp", "PASP"}, {"phrvd", "Phys. Rev. D"}, {"physrep", "Phys. Rep."},
    {"physscr", "Phys. Scr."}, {"planss", "Planet. Space Sci."}, {"pnas", "Proc. Natl. Acad. Sci."},
    {"pra", "Phys. Rev. A"}, {"prb", "Phys. Rev. B"}, {"prc", "Phys. Rev. C"},
    {"prd", "Phys. Rev. D"}, {"pre", "Phys. Rev. E"}, {"prl", "Phys. Rev. Lett."},
    {"procspie", "Proc. SPIE"}, {"psj", "PSJ"}, {"qjras", "QJRAS"}, {"rmp", "Rev. Mod. Phys."},
    {"rmxaa", "Rev. Mexicana Astron. Astrofis."}, {"rnaas", "RNAAS"}, {"skytel", "Sky & Telescope"},
    {"solphys", "Sol. Phys."}, {"sovast", "Soviet Astron."}, {"ssr", "Space Sci. Rev."},
    {"uspekhi", "Phys. Usp."}, {"zap", "ZAp"},
};

const char *latex_journal(struct str name)
{
    for (size_t i = 0; i < sizeof journals / sizeof *journals; i++)
        if (str_eq(name, str_of(journals[i].name)))
            return journals[i].journal;
    return NULL;
}
