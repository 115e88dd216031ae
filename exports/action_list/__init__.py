"""Lists of actions over meetings and series: to follow up, or to send to who does them."""
