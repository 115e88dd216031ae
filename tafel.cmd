@echo off
rem Start tafel by double-click: sets up beside this file the first time, and keeps the window open on an error.
setlocal
set "PYTHON=python"
where py >nul 2>nul
if not errorlevel 1 set "PYTHON=py -3"

%PYTHON% "%~dp0start.py" %*
set "CODE=%ERRORLEVEL%"
if "%CODE%"=="0" goto end
if not "%~1"=="" goto end
echo.
echo tafel is gestopt door een fout. Wat al was vastgelegd, is bewaard. Lees de melding hierboven.
echo Staat daar niets, of dat Python er niet is? Vraag uw ICT om Python 3.11 of nieuwer.
pause

:end
exit /b %CODE%
